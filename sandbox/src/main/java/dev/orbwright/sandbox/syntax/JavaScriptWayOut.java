package dev.orbwright.sandbox.syntax;

import com.oracle.js.parser.ir.Block;
import com.oracle.js.parser.ir.BreakNode;
import com.oracle.js.parser.ir.ForNode;
import com.oracle.js.parser.ir.FunctionNode;
import com.oracle.js.parser.ir.IdentNode;
import com.oracle.js.parser.ir.LexicalContext;
import com.oracle.js.parser.ir.Node;
import com.oracle.js.parser.ir.ReturnNode;
import com.oracle.js.parser.ir.SwitchNode;
import com.oracle.js.parser.ir.ThrowNode;
import com.oracle.js.parser.ir.WhileNode;
import com.oracle.js.parser.ir.visitor.NodeVisitor;

/// Looks for what could end a loop, or slow it down: a break, a return, a throw, a use of the host.
final class JavaScriptWayOut extends NodeVisitor<LexicalContext> {

    private boolean found;

    /// Loops and switches around, which take breaks without a label.
    private int breakable;

    private JavaScriptWayOut() {
        super(new LexicalContext());
    }

    static boolean isIn(Block body) {
        JavaScriptWayOut search = new JavaScriptWayOut();
        body.accept(search);
        return search.found;
    }

    @Override
    public boolean enterFunctionNode(FunctionNode function) {
        return false;
    }

    @Override
    public boolean enterWhileNode(WhileNode loop) {
        breakable++;
        return true;
    }

    @Override
    public Node leaveWhileNode(WhileNode loop) {
        breakable--;
        return loop;
    }

    @Override
    public boolean enterForNode(ForNode loop) {
        breakable++;
        return true;
    }

    @Override
    public Node leaveForNode(ForNode loop) {
        breakable--;
        return loop;
    }

    @Override
    public boolean enterSwitchNode(SwitchNode choice) {
        breakable++;
        return true;
    }

    @Override
    public Node leaveSwitchNode(SwitchNode choice) {
        breakable--;
        return choice;
    }

    @Override
    public boolean enterBreakNode(BreakNode leaving) {
        found |= breakable == 0 || leaving.getLabelName() != null;
        return true;
    }

    @Override
    public boolean enterReturnNode(ReturnNode leaving) {
        found = true;
        return false;
    }

    @Override
    public boolean enterThrowNode(ThrowNode leaving) {
        found = true;
        return false;
    }

    @Override
    public boolean enterIdentNode(IdentNode name) {
        found |=
                name.getName().equals(SyntaxBuilder.HOST)
                        || name.getName().equals(SyntaxBuilder.SEED);
        return true;
    }
}
