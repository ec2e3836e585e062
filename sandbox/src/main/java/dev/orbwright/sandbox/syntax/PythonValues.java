package dev.orbwright.sandbox.syntax;

import com.oracle.graal.python.pegparser.sst.ConstantValue;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.KeywordTy;
import com.oracle.graal.python.pegparser.sst.UnaryOpTy;
import dev.orbwright.sandbox.syntax.Syntax.Arguments;
import dev.orbwright.sandbox.syntax.Syntax.Literal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What Python's expressions say of their values.
final class PythonValues {

    private static final Literal COMPUTED = new Literal.Computed();

    private PythonValues() {}

    static Arguments arguments(ExprTy.Call call) {
        List<Literal> positional = new ArrayList<>();
        Map<String, Literal> named = new LinkedHashMap<>();
        boolean complete = true;
        for (ExprTy argument : nodes(call.args)) {
            if (argument instanceof ExprTy.Starred) {
                return new Arguments(positional, named, false);
            }
            positional.add(of(argument));
        }
        if (call.keywords != null) {
            for (KeywordTy keyword : call.keywords) {
                if (keyword.arg == null) {
                    complete = false;
                } else {
                    named.put(keyword.arg, of(keyword.value));
                }
            }
        }
        return new Arguments(positional, named, complete);
    }

    static boolean isAlwaysTrue(ExprTy test) {
        return switch (of(test)) {
            case Literal.Flag(boolean value) -> value;
            case Literal.Amount(double value) -> value != 0;
            case Literal.Text _,
                    Literal.Nothing _,
                    Literal.Items _,
                    Literal.Members _,
                    Literal.Computed _ ->
                    false;
        };
    }

    static Literal of(ExprTy expression) {
        return switch (expression) {
            case ExprTy.Constant constant -> constant(constant.value);
            case ExprTy.List list -> items(nodes(list.elements));
            case ExprTy.Tuple tuple -> items(nodes(tuple.elements));
            case ExprTy.Dict dict -> members(dict);
            case ExprTy.UnaryOp unary
                    when unary.op == UnaryOpTy.USub
                            && of(unary.operand) instanceof Literal.Amount(double number) ->
                    new Literal.Amount(-number);
            default -> COMPUTED;
        };
    }

    private static Literal constant(ConstantValue value) {
        return switch (value.kind) {
            case NONE -> new Literal.Nothing();
            case BOOLEAN -> new Literal.Flag(value.getBoolean());
            case LONG -> new Literal.Amount(value.getLong());
            case DOUBLE -> new Literal.Amount(value.getDouble());
            case CODEPOINTS -> new Literal.Text(value.getCodePoints().toJavaString());
            case ELLIPSIS, COMPLEX, BIGINTEGER, BYTES, TUPLE, FROZENSET -> COMPUTED;
        };
    }

    private static Literal items(ExprTy[] elements) {
        List<Literal> items = new ArrayList<>();
        for (ExprTy element : elements) {
            if (element instanceof ExprTy.Starred) {
                return COMPUTED;
            }
            items.add(of(element));
        }
        return new Literal.Items(items);
    }

    private static Literal members(ExprTy.Dict dict) {
        Map<String, Literal> members = new LinkedHashMap<>();
        boolean complete = true;
        ExprTy[] keys = nodes(dict.keys);
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != null && of(keys[i]) instanceof Literal.Text(String name)) {
                members.put(name, of(dict.values[i]));
            } else {
                complete = false;
            }
        }
        return new Literal.Members(members, complete);
    }

    private static ExprTy[] nodes(ExprTy[] nodes) {
        return nodes == null ? new ExprTy[0] : nodes;
    }
}
