package dev.orbwright.sandbox.syntax;

import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.SSTNode;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Walks over GraalPy's syntax tree, whose nodes keep their parts in public final fields.
final class PythonTree {

    private PythonTree() {}

    /// The parts of a node, those that are there.
    static List<SSTNode> children(SSTNode node) {
        List<SSTNode> children = new ArrayList<>();
        for (Field field : node.getClass().getFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                add(children, value(node, field));
            }
        }
        return children;
    }

    /// The texts that a node keeps by itself, beside its parts.
    static List<String> words(SSTNode node) {
        List<String> words = new ArrayList<>();
        for (Field field : node.getClass().getFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                switch (value(node, field)) {
                    case String word -> words.add(word);
                    case String[] several -> words.addAll(Arrays.asList(several));
                    default -> {}
                }
            }
        }
        return words;
    }

    private static Object value(SSTNode node, Field field) {
        try {
            Object value = field.get(node);
            return value == null ? "" : value;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the field is public: " + field, e);
        }
    }

    private static void add(List<SSTNode> children, Object value) {
        if (value instanceof SSTNode child) {
            children.add(child);
        } else if (value.getClass().isArray()
                && !value.getClass().getComponentType().isPrimitive()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                Object item = Array.get(value, i);
                if (item != null) {
                    add(children, item);
                }
            }
        }
    }

    /// Whether something in a loop's body could end it, or slow it down: a break, a return, a
    /// raise, a use of the host.
    static boolean hasWayOut(StmtTy[] body) {
        for (StmtTy statement : body) {
            if (isWayOut(statement, true)) {
                return true;
            }
        }
        return false;
    }

    /// @param outermost whether a break ends the loop that is looked at
    private static boolean isWayOut(SSTNode node, boolean outermost) {
        return switch (node) {
            case StmtTy.Break _ -> outermost;
            case StmtTy.Return _, StmtTy.Raise _ -> true;
            case StmtTy.FunctionDef _, StmtTy.AsyncFunctionDef _, StmtTy.ClassDef _ -> false;
            case ExprTy.Name name ->
                    name.id.equals(SyntaxBuilder.HOST) || name.id.equals(SyntaxBuilder.SEED);
            case StmtTy.While _, StmtTy.For _ -> anyIn(node, false);
            default -> anyIn(node, outermost);
        };
    }

    private static boolean anyIn(SSTNode node, boolean outermost) {
        return children(node).stream().anyMatch(child -> isWayOut(child, outermost));
    }
}
