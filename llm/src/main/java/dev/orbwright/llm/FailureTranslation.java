package dev.orbwright.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.errors.SseException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Turns what went wrong on the way to a provider into a failure that says what to do next.
///
/// The provider's own words come through, cleaned of keys.
final class FailureTranslation {

    /// Codes of a 429 that waiting does not cure.
    private static final Set<String> OUT_OF_CREDIT =
            Set.of("insufficient_quota", "billing_hard_limit_reached", "billing_not_active");

    private final String who;
    private final Redaction redaction;
    private final Duration idle;

    /// @param who the model and where it is, as in [ChatModel#description]
    /// @param idle how long nothing may come
    FailureTranslation(String who, Redaction redaction, Duration idle) {
        this.who = who;
        this.redaction = redaction;
        this.idle = idle;
    }

    /// @param begun whether a part of the answer had arrived
    /// @param atMost how long the attempt was allowed to take
    <T> Attempt.Failed<T> translate(Exception thrown, boolean begun, Duration atMost) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            Attempt.@Nullable Failed<T> found = this.<T>known(at, begun, atMost);
            if (found != null) {
                return found;
            }
        }
        return Attempt.Failed.forNow(
                FailureKind.BAD_REPLY, say("could not be understood", detail(thrown)));
    }

    private <T> Attempt.@Nullable Failed<T> known(
            Throwable thrown, boolean begun, Duration atMost) {
        return switch (thrown) {
            case ProviderErrorException error -> answered(error);
            case SseException error -> inStream(error);
            case ReplyTooLongException e ->
                    Attempt.Failed.forGood(
                            FailureKind.TOO_LONG, say("says too much", e.getMessage()));
            case ResponseTooLongException e ->
                    Attempt.Failed.forGood(
                            FailureKind.TOO_LONG, say("sends too much", e.getMessage()));
            case JsonProcessingException _ ->
                    Attempt.Failed.forNow(
                            FailureKind.BAD_REPLY, say("sent something that is not JSON", ""));
            case OpenAIInvalidDataException e when e.getCause() == null ->
                    Attempt.Failed.forNow(
                            FailureKind.BAD_REPLY, say("sent no reply", e.getMessage()));
            case SocketTimeoutException e when isConnecting(e) ->
                    Attempt.Failed.forNow(
                            FailureKind.UNREACHABLE,
                            say("cannot be reached: no connection in time", ""));
            case SocketTimeoutException _ ->
                    Attempt.Failed.forNow(
                            FailureKind.STALLED,
                            say("stalled: nothing came for " + Durations.text(idle), ""));
            case InterruptedIOException _ ->
                    Attempt.Failed.forGood(
                            FailureKind.TIMED_OUT,
                            say("was not done within " + Durations.text(atMost), ""));
            case UnknownHostException _ ->
                    Attempt.Failed.forNow(
                            FailureKind.UNREACHABLE,
                            say("cannot be reached: its host name is not known", ""));
            case SSLException e ->
                    Attempt.Failed.forGood(
                            FailureKind.UNREACHABLE, say("cannot be reached securely", detail(e)));
            case IOException e when begun ->
                    Attempt.Failed.forNow(
                            FailureKind.CUT_OFF, say("broke off in mid-reply", detail(e)));
            case IOException e ->
                    Attempt.Failed.forNow(
                            FailureKind.UNREACHABLE, say("cannot be reached", detail(e)));
            default -> null;
        };
    }

    private static boolean isConnecting(SocketTimeoutException e) {
        return detail(e).toLowerCase(Locale.ROOT).contains("connect");
    }

    private <T> Attempt.Failed<T> answered(ProviderErrorException error) {
        int status = error.status();
        boolean noCredit = OUT_OF_CREDIT.contains(error.code());
        FailureKind kind =
                switch (status) {
                    case 401, 403 -> FailureKind.UNAUTHORIZED;
                    case 429 -> FailureKind.RATE_LIMITED;
                    case 408 -> FailureKind.SERVER_ERROR;
                    default ->
                            status >= 500
                                    ? FailureKind.SERVER_ERROR
                                    : status >= 400
                                            ? FailureKind.REFUSED_REQUEST
                                            : FailureKind.BAD_REPLY;
                };
        String next =
                switch (status) {
                    case 401, 403 -> " Check the key.";
                    case 404 -> " Check the model's name and the base URL.";
                    default -> noCredit ? " Check the account's credit." : "";
                };
        boolean worthRepeating =
                (kind == FailureKind.RATE_LIMITED && !noCredit) || kind == FailureKind.SERVER_ERROR;
        return new Attempt.Failed<>(
                new ChatOutcome.Failure(
                        kind,
                        say("answered HTTP " + status, error.providerMessage()) + next,
                        TokenUsage.NONE),
                worthRepeating,
                error.retryAfter());
    }

    /// An error inside a stream that began with HTTP 200.
    private <T> Attempt.Failed<T> inStream(SseException error) {
        String code = error.code().or(error::type).orElse("");
        boolean noCredit = OUT_OF_CREDIT.contains(code);
        boolean limited = noCredit || code.contains("rate_limit") || code.equals("429");
        String message = detail(error).replaceFirst("^200: ", "");
        return new Attempt.Failed<>(
                new ChatOutcome.Failure(
                        limited ? FailureKind.RATE_LIMITED : FailureKind.SERVER_ERROR,
                        say("failed in mid-reply", message),
                        TokenUsage.NONE),
                !noCredit,
                Optional.empty());
    }

    private String say(String what, @Nullable String detail) {
        String cleaned = detail == null ? "" : redaction.clean(detail);
        if (cleaned.isEmpty()) {
            return who + " " + what + ".";
        }
        return who + " " + what + ": " + cleaned + (cleaned.matches(".*[.!?]") ? "" : ".");
    }

    private static String detail(Throwable thrown) {
        String message = thrown instanceof EOFException ? "unexpected end" : thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message;
    }
}
