package dev.orbwright.sandbox.syntax;

import com.oracle.graal.python.pegparser.sst.ArgTy;
import com.oracle.graal.python.pegparser.sst.ExprContextTy;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.SSTNode;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import com.oracle.graal.python.pegparser.tokenizer.SourceRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the names that Python declares itself.
final class PythonNames {

    private static final Set<String> LOOK_AT_NAMES =
            Set.of("eval", "exec", "locals", "globals", "vars", "dir");

    /// Names that are there without being declared: where a source declares one of them itself, it
    /// may mean the other one elsewhere, as in `def f(max=max)`.
    private static final Set<String> THERE_ALREADY =
            Set.of(
                    ("abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr"
                                    + " classmethod compile complex delattr dict divmod enumerate filter"
                                    + " float format frozenset getattr hasattr hash help hex id input int"
                                    + " isinstance issubclass iter len list map max memoryview min next"
                                    + " object oct open ord pow print property range repr reversed round"
                                    + " set setattr slice sorted staticmethod str sum super tuple type zip"
                                    + " host external_apis json uuid")
                            .split(" "));

    /// In a text that is formatted: the name is part of what comes out.
    private static final Pattern SHOWS_ITS_NAME = Pattern.compile("\\{[^{}=]*=\\s*[!:}]");

    private static final Pattern DEFINITION = Pattern.compile("(?:async\\s+)?def\\s+");

    private final OwnNames names;
    private final String text;
    private final List<Integer> lines = new ArrayList<>(List.of(0));
    private final Deque<Set<String>> scopes = new ArrayDeque<>();
    private boolean looksAtNames;

    private PythonNames(String text) {
        this.text = text;
        this.names = new OwnNames(text);
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            lines.add(at + 1);
        }
    }

    static Optional<OwnNames> of(String text) {
        return PythonReader.parse(text)
                .flatMap(module -> {
                    PythonNames reader = new PythonNames(text);
                    reader.scopes.push(reader.declaredIn(module));
                    reader.visit(module);
                    reader.looksAtNames |= SHOWS_ITS_NAME.matcher(text).find();
                    return reader.looksAtNames ? Optional.empty() : Optional.of(reader.names);
                });
    }

    private void visit(SSTNode node) {
        boolean scope = isScope(node);
        look(node);
        if (scope) {
            scopes.push(declaredIn(node));
        }
        PythonTree.children(node).forEach(this::visit);
        if (scope) {
            scopes.pop();
        }
    }

    private void look(SSTNode node) {
        switch (node) {
            case ExprTy.Name name -> note(name.id, offset(name.getSourceRange()));
            case ArgTy argument -> note(argument.arg, offset(argument.getSourceRange()));
            case StmtTy.FunctionDef function -> noteDefinition(function.name, function);
            case StmtTy.AsyncFunctionDef function -> noteDefinition(function.name, function);
            // What its body declares are members, which others name, too.
            case StmtTy.ClassDef _ -> looksAtNames = true;
            case ExprTy.Attribute _, ExprTy.Constant _ -> {}
            // Names of arguments, of modules, of what `except` and `match` bind: parsers do not say
            // where they stand.
            default -> names.fix(PythonTree.words(node));
        }
    }

    private void noteDefinition(String name, SSTNode definition) {
        int from = offset(definition.getSourceRange());
        Matcher head = DEFINITION.matcher(text);
        if (from >= 0 && head.region(from, text.length()).lookingAt()) {
            note(name, head.end());
        } else {
            names.fix(name);
        }
    }

    private void note(String name, int offset) {
        looksAtNames |= LOOK_AT_NAMES.contains(name);
        if (THERE_ALREADY.contains(name) || Character.isUpperCase(name.codePointAt(0))) {
            names.fix(name);
        }
        if (scopes.stream().anyMatch(scope -> scope.contains(name))) {
            names.use(name, offset);
        } else {
            names.fix(name);
        }
    }

    private int offset(SourceRange range) {
        int line = range.startLine - 1;
        return line < 0 || line >= lines.size()
                ? text.length()
                : lines.get(line) + range.startColumn;
    }

    private static boolean isScope(SSTNode node) {
        return node instanceof StmtTy.FunctionDef
                || node instanceof StmtTy.AsyncFunctionDef
                || node instanceof ExprTy.Lambda;
    }

    private Set<String> declaredIn(SSTNode scope) {
        Set<String> declared = new HashSet<>();
        PythonTree.children(scope).forEach(child -> collect(child, declared));
        return declared;
    }

    private static void collect(SSTNode node, Set<String> declared) {
        switch (node) {
            case ExprTy.Name name when name.context != ExprContextTy.Load -> declared.add(name.id);
            case ArgTy argument -> declared.add(argument.arg);
            case StmtTy.FunctionDef function -> declared.add(function.name);
            case StmtTy.AsyncFunctionDef function -> declared.add(function.name);
            default -> {}
        }
        if (!isScope(node)) {
            PythonTree.children(node).forEach(child -> collect(child, declared));
        }
    }
}
