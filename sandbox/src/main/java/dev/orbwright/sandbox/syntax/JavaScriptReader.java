package dev.orbwright.sandbox.syntax;

import com.oracle.js.parser.ErrorManager;
import com.oracle.js.parser.Parser;
import com.oracle.js.parser.ParserException;
import com.oracle.js.parser.ScriptEnvironment;
import com.oracle.js.parser.Source;
import com.oracle.js.parser.ir.AccessNode;
import com.oracle.js.parser.ir.BaseNode;
import com.oracle.js.parser.ir.Block;
import com.oracle.js.parser.ir.CallNode;
import com.oracle.js.parser.ir.Expression;
import com.oracle.js.parser.ir.ForNode;
import com.oracle.js.parser.ir.FunctionNode;
import com.oracle.js.parser.ir.IdentNode;
import com.oracle.js.parser.ir.IndexNode;
import com.oracle.js.parser.ir.JoinPredecessorExpression;
import com.oracle.js.parser.ir.LexicalContext;
import com.oracle.js.parser.ir.LoopNode;
import com.oracle.js.parser.ir.Node;
import com.oracle.js.parser.ir.Symbol;
import com.oracle.js.parser.ir.WhileNode;
import com.oracle.js.parser.ir.visitor.NodeVisitor;
import dev.orbwright.sandbox.syntax.Syntax.HostUse;
import dev.orbwright.sandbox.syntax.Syntax.Literal;
import dev.orbwright.sandbox.syntax.Syntax.Spot;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Reads JavaScript with GraalJS's parser.
final class JavaScriptReader extends NodeVisitor<LexicalContext> {

    private final Source source;
    private final SyntaxBuilder found = new SyntaxBuilder();

    /// Uses of the host that were found as what is called.
    private final Set<Node> called = new HashSet<>();

    private JavaScriptReader(Source source) {
        super(new LexicalContext());
        this.source = source;
    }

    static Optional<Syntax> read(String text) {
        return parse(text)
                .map(program -> {
                    JavaScriptReader reader = new JavaScriptReader(program.getSource());
                    program.accept(reader);
                    return reader.found.build();
                });
    }

    /// The tree of a text; empty where it is no JavaScript.
    static Optional<FunctionNode> parse(String text) {
        Source source = Source.sourceFor("function.js", text);
        ScriptEnvironment environment =
                ScriptEnvironment.builder()
                        .ecmaScriptVersion(ScriptEnvironment.ES_2025)
                        .strict(true)
                        .build();
        try {
            return Optional.of(
                    new Parser(environment, source, new ErrorManager.ThrowErrorManager()).parse());
        } catch (ParserException e) {
            return Optional.empty();
        }
    }

    private Spot spot(Node node) {
        int start = node.getStart();
        return new Spot(source.getLine(start), source.getColumn(start) + 1);
    }

    @Override
    public boolean enterBlock(Block block) {
        for (Symbol symbol : block.getSymbols()) {
            found.declare(symbol.getName());
        }
        return true;
    }

    @Override
    public boolean enterIdentNode(IdentNode name) {
        if (!name.isPropertyName() && !name.isInternal() && !name.isThis()) {
            found.use(name.getName(), spot(name));
        }
        return true;
    }

    @Override
    public boolean enterCallNode(CallNode call) {
        hostUse(call.getFunction(), Optional.of(call))
                .ifPresent(use -> {
                    called.add(call.getFunction());
                    found.hostUse(use);
                });
        return true;
    }

    @Override
    public boolean enterAccessNode(AccessNode access) {
        return enterBase(access);
    }

    @Override
    public boolean enterIndexNode(IndexNode index) {
        return enterBase(index);
    }

    private boolean enterBase(BaseNode node) {
        if (!called.contains(node)) {
            hostUse(node, Optional.empty()).ifPresent(found::hostUse);
        }
        return true;
    }

    private Optional<HostUse> hostUse(Expression function, Optional<CallNode> call) {
        if (!(function instanceof BaseNode base) || !(base.getBase() instanceof IdentNode of)) {
            return Optional.empty();
        }
        boolean seed = of.getName().equals(SyntaxBuilder.SEED);
        if (!seed && !of.getName().equals(SyntaxBuilder.HOST)) {
            return Optional.empty();
        }
        return name(base)
                .map(name ->
                        new HostUse(
                                name,
                                seed,
                                spot(of),
                                call.map(made -> JavaScriptValues.arguments(made.getArgs()))));
    }

    private static Optional<String> name(BaseNode node) {
        if (node instanceof AccessNode access) {
            return Optional.of(access.getProperty());
        }
        return node instanceof IndexNode index
                        && JavaScriptValues.of(index.getIndex())
                                instanceof Literal.Text(String name)
                ? Optional.of(name)
                : Optional.empty();
    }

    @Override
    public boolean enterWhileNode(WhileNode loop) {
        return enterLoop(loop);
    }

    @Override
    public boolean enterForNode(ForNode loop) {
        return loop.isForInOrOf() || enterLoop(loop);
    }

    private boolean enterLoop(LoopNode loop) {
        JoinPredecessorExpression test = loop.getTest();
        boolean goesOn =
                test == null
                        || test.getExpression() == null
                        || JavaScriptValues.isAlwaysTrue(test.getExpression());
        if (goesOn && !JavaScriptWayOut.isIn(loop.getBody())) {
            found.endless(spot(loop));
        }
        return true;
    }
}
