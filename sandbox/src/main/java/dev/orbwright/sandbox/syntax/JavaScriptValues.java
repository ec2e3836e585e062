package dev.orbwright.sandbox.syntax;

import com.oracle.js.parser.TokenType;
import com.oracle.js.parser.ir.Expression;
import com.oracle.js.parser.ir.LiteralNode;
import com.oracle.js.parser.ir.ObjectNode;
import com.oracle.js.parser.ir.PropertyNode;
import com.oracle.js.parser.ir.UnaryNode;
import com.oracle.truffle.api.strings.TruffleString;
import dev.orbwright.sandbox.syntax.Syntax.Arguments;
import dev.orbwright.sandbox.syntax.Syntax.Literal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What JavaScript's expressions say of their values.
final class JavaScriptValues {

    private static final Literal COMPUTED = new Literal.Computed();

    private JavaScriptValues() {}

    static Arguments arguments(List<Expression> arguments) {
        List<Literal> positional = new ArrayList<>();
        for (Expression argument : arguments) {
            if (isSpread(argument)) {
                return new Arguments(positional, Map.of(), false);
            }
            positional.add(of(argument));
        }
        return new Arguments(positional, Map.of(), true);
    }

    static boolean isAlwaysTrue(Expression test) {
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

    static Literal of(Expression expression) {
        if (expression instanceof LiteralNode<?> literal) {
            return literal(literal);
        }
        if (expression instanceof ObjectNode object) {
            return members(object);
        }
        if (expression instanceof UnaryNode unary
                && unary.isTokenType(TokenType.SUB)
                && of(unary.getExpression()) instanceof Literal.Amount(double number)) {
            return new Literal.Amount(-number);
        }
        return COMPUTED;
    }

    private static Literal literal(LiteralNode<?> literal) {
        if (literal.isArray()) {
            List<Literal> items = new ArrayList<>();
            for (Expression item : literal.getElementExpressions()) {
                if (item == null || isSpread(item)) {
                    return COMPUTED;
                }
                items.add(of(item));
            }
            return new Literal.Items(items);
        }
        return switch (literal.getValue()) {
            case null -> new Literal.Nothing();
            case Boolean flag -> new Literal.Flag(flag);
            case Number number -> new Literal.Amount(number.doubleValue());
            case TruffleString text -> new Literal.Text(text.toJavaStringUncached());
            default -> COMPUTED;
        };
    }

    private static Literal members(ObjectNode object) {
        Map<String, Literal> members = new LinkedHashMap<>();
        boolean complete = true;
        for (PropertyNode property : object.getElements()) {
            if (property.isRest()
                    || property.isComputed()
                    || property.isAccessor()
                    || property.getValue() == null) {
                complete = false;
            } else {
                members.put(property.getKeyName(), of(property.getValue()));
            }
        }
        return new Literal.Members(members, complete);
    }

    private static boolean isSpread(Expression expression) {
        return expression instanceof UnaryNode unary
                && (unary.isTokenType(TokenType.SPREAD_ARGUMENT)
                        || unary.isTokenType(TokenType.SPREAD_ARRAY)
                        || unary.isTokenType(TokenType.SPREAD_OBJECT));
    }
}
