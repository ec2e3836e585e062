package dev.orbwright.sandbox.syntax;

import com.oracle.graal.python.pegparser.AbstractParser;
import com.oracle.graal.python.pegparser.InputType;
import com.oracle.graal.python.pegparser.Parser;
import com.oracle.graal.python.pegparser.ParserCallbacks;
import com.oracle.graal.python.pegparser.sst.AliasTy;
import com.oracle.graal.python.pegparser.sst.ArgTy;
import com.oracle.graal.python.pegparser.sst.ExceptHandlerTy;
import com.oracle.graal.python.pegparser.sst.ExprContextTy;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.SSTNode;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import com.oracle.graal.python.pegparser.tokenizer.SourceRange;
import dev.orbwright.sandbox.syntax.Syntax.HostUse;
import dev.orbwright.sandbox.syntax.Syntax.Literal;
import dev.orbwright.sandbox.syntax.Syntax.Spot;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Reads Python with GraalPy's parser.
final class PythonReader {

    private static final int FEATURE_VERSION = 12;

    private final SyntaxBuilder found = new SyntaxBuilder();

    /// Uses of the host that were found as what is called.
    private final Set<SSTNode> called = new HashSet<>();

    private PythonReader() {}

    /// Where the text is no Python.
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final ParserCallbacks CALLBACKS =
            new ParserCallbacks() {
                @Override
                public void safePointPoll() {}

                @Override
                public RuntimeException reportIncompleteSource(int line) {
                    return new Unreadable();
                }

                @Override
                public RuntimeException onError(ErrorType type, SourceRange range, String message) {
                    return new Unreadable();
                }

                @Override
                public void onWarning(WarningType type, SourceRange range, String message) {}
            };

    static Optional<Syntax> read(String text) {
        return parse(text)
                .map(module -> {
                    PythonReader reader = new PythonReader();
                    reader.visit(module);
                    return reader.found.build();
                });
    }

    /// The tree of a text; empty where it is no Python.
    static Optional<SSTNode> parse(String text) {
        try {
            return Optional.of(
                    new Parser(
                                    text,
                                    CALLBACKS,
                                    InputType.FILE,
                                    EnumSet.noneOf(AbstractParser.Flags.class),
                                    FEATURE_VERSION)
                            .parse());
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    private static Spot spot(SSTNode node) {
        SourceRange range = node.getSourceRange();
        return new Spot(range.startLine, range.startColumn + 1);
    }

    private void visit(SSTNode node) {
        look(node);
        PythonTree.children(node).forEach(this::visit);
    }

    private void look(SSTNode node) {
        switch (node) {
            case ExprTy.Name name -> {
                if (name.context == ExprContextTy.Load) {
                    found.use(name.id, spot(name));
                } else {
                    found.declare(name.id);
                }
            }
            case ExprTy.Call call ->
                    hostUse(call.func, Optional.of(call))
                            .ifPresent(use -> {
                                called.add(call.func);
                                found.hostUse(use);
                            });
            case ExprTy.Attribute attribute -> lookAtUse(attribute);
            case ExprTy.Subscript subscript -> lookAtUse(subscript);
            case ArgTy argument -> found.declare(argument.arg);
            case StmtTy.FunctionDef function -> found.declare(function.name);
            case StmtTy.AsyncFunctionDef function -> found.declare(function.name);
            case StmtTy.ClassDef definition -> found.declare(definition.name);
            case AliasTy alias -> declare(alias);
            case StmtTy.Import imported -> {
                for (AliasTy alias : imported.names) {
                    found.imports(alias.name, spot(imported));
                }
            }
            case StmtTy.ImportFrom imported -> {
                if (imported.module != null) {
                    found.imports(imported.module, spot(imported));
                }
            }
            case ExceptHandlerTy.ExceptHandler handler -> {
                if (handler.name != null) {
                    found.declare(handler.name);
                }
            }
            case StmtTy.While loop -> {
                if (PythonValues.isAlwaysTrue(loop.test) && !PythonTree.hasWayOut(loop.body)) {
                    found.endless(spot(loop));
                }
            }
            default -> {}
        }
    }

    private void declare(AliasTy alias) {
        String name = alias.asName != null ? alias.asName : alias.name;
        int dot = name.indexOf('.');
        found.declare(dot < 0 ? name : name.substring(0, dot));
    }

    private void lookAtUse(ExprTy node) {
        if (!called.contains(node)) {
            hostUse(node, Optional.empty()).ifPresent(found::hostUse);
        }
    }

    private Optional<HostUse> hostUse(ExprTy function, Optional<ExprTy.Call> call) {
        return switch (function) {
            case ExprTy.Attribute attribute when isName(attribute.value, SyntaxBuilder.HOST) ->
                    Optional.of(
                            new HostUse(
                                    attribute.attr,
                                    false,
                                    spot(attribute.value),
                                    call.map(PythonValues::arguments)));
            case ExprTy.Subscript subscript
                    when isName(subscript.value, SyntaxBuilder.SEED)
                            && PythonValues.of(subscript.slice)
                                    instanceof Literal.Text(String name) ->
                    Optional.of(seed(name, subscript.value, call));
            // external_apis.get('name')(...)
            case ExprTy.Call got
                    when got.func instanceof ExprTy.Attribute attribute
                            && isName(attribute.value, SyntaxBuilder.SEED)
                            && attribute.attr.equals("get")
                            && got.args.length > 0
                            && PythonValues.of(got.args[0]) instanceof Literal.Text(String name) ->
                    Optional.of(seed(name, attribute.value, call));
            case ExprTy.Attribute attribute
                    when isName(attribute.value, SyntaxBuilder.SEED)
                            && attribute.attr.equals("get") ->
                    seedGotOnly(attribute, call);
            default -> Optional.empty();
        };
    }

    /// `external_apis.get('name')`, whose answer may be called elsewhere.
    private Optional<HostUse> seedGotOnly(ExprTy.Attribute attribute, Optional<ExprTy.Call> call) {
        return call.filter(got -> got.args != null && got.args.length > 0)
                .filter(got -> !called.contains(got))
                .flatMap(got ->
                        PythonValues.of(got.args[0]) instanceof Literal.Text(String name)
                                ? Optional.of(seed(name, attribute.value, Optional.empty()))
                                : Optional.empty());
    }

    private HostUse seed(String name, ExprTy base, Optional<ExprTy.Call> call) {
        return new HostUse(name, true, spot(base), call.map(PythonValues::arguments));
    }

    private static boolean isName(ExprTy node, String name) {
        return node instanceof ExprTy.Name found && found.id.equals(name);
    }
}
