package dev.orbwright.sandbox.syntax;

import com.oracle.js.parser.ir.Block;
import com.oracle.js.parser.ir.FunctionNode;
import com.oracle.js.parser.ir.IdentNode;
import com.oracle.js.parser.ir.LexicalContext;
import com.oracle.js.parser.ir.PropertyNode;
import com.oracle.js.parser.ir.visitor.NodeVisitor;
import java.util.Iterator;
import java.util.Optional;

/// Finds the names that JavaScript declares itself.
final class JavaScriptNames extends NodeVisitor<LexicalContext> {

    private final OwnNames names;
    private boolean looksAtNames;

    private JavaScriptNames(OwnNames names) {
        super(new LexicalContext());
        this.names = names;
    }

    static Optional<OwnNames> of(String text) {
        return JavaScriptReader.parse(text)
                .flatMap(program -> {
                    JavaScriptNames reader = new JavaScriptNames(new OwnNames(text));
                    program.accept(reader);
                    return reader.looksAtNames ? Optional.empty() : Optional.of(reader.names);
                });
    }

    @Override
    public boolean enterFunctionNode(FunctionNode function) {
        if (!function.isProgram() && !function.isAnonymous() && !isMembers(function)) {
            if (function.isNamedFunctionExpression()) {
                // Declared in a scope of its own around the function.
                names.use(function.getIdent().getName(), function.getIdent().getStart());
            } else {
                note(function.getIdent());
            }
        }
        return true;
    }

    /// Whether its name is a member's.
    private static boolean isMembers(FunctionNode function) {
        return function.isMethod()
                || function.isGetter()
                || function.isSetter()
                || function.isClassConstructor();
    }

    @Override
    public boolean enterBlock(Block block) {
        // Parameters are declared in the body, which is what can be seen from here.
        FunctionNode function = lc.getCurrentFunction();
        if (function != null && (block.isFunctionBody() || block.isParameterBlock())) {
            function.getParameters().forEach(this::note);
        }
        return true;
    }

    /// `{x}` is a member's name and a variable's in one word.
    @Override
    public boolean enterPropertyNode(PropertyNode property) {
        if (property.getKey() instanceof IdentNode key
                && (property.getValue() == null
                        || property.getValue().getStart() == key.getStart())) {
            names.fix(key.getName());
        }
        return true;
    }

    @Override
    public boolean enterIdentNode(IdentNode name) {
        if (!name.isPropertyName()) {
            note(name);
        }
        return true;
    }

    private void note(IdentNode name) {
        if (name.isInternal()
                || name.isThis()
                || name.isSuper()
                || name.isMetaProperty()
                || name.isPrivate()
                || name.getName().equals("arguments")) {
            return;
        }
        looksAtNames |= name.getName().equals("eval");
        if (isDeclared(name.getName())) {
            names.use(name.getName(), name.getStart());
        } else {
            names.fix(name.getName());
        }
    }

    private boolean isDeclared(String name) {
        for (Iterator<Block> blocks = lc.getBlocks(); blocks.hasNext(); ) {
            if (blocks.next().getExistingSymbol(name) != null) {
                return true;
            }
        }
        return false;
    }
}
