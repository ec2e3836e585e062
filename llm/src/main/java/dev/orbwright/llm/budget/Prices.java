package dev.orbwright.llm.budget;

import dev.orbwright.llm.Endpoint;
import dev.orbwright.llm.ModelSettings;
import dev.orbwright.llm.ModelSettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// What models cost: a table of ours, and a file that wins over it.
public final class Prices {

    private final PriceTable own;
    private final PriceTable standard;

    private Prices(PriceTable own, PriceTable standard) {
        this.own = own;
        this.standard = standard;
    }

    /// The table that comes with the program.
    public static Prices standard() {
        return new Prices(PriceTable.EMPTY, table());
    }

    /// A file before that table; see `docs/models.md` for its form.
    ///
    /// @throws ModelSettingsException where it cannot be read, or is wrong
    public static Prices read(Path file) {
        return new Prices(SettingsFile.read("prices", file, PriceTable::parse), table());
    }

    private static PriceTable table() {
        try (InputStream in = Prices.class.getResourceAsStream("prices.json")) {
            if (in == null) {
                throw new IllegalStateException("prices.json is missing from the build");
            }
            return PriceTable.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("prices.json cannot be read from the build", e);
        }
    }

    /// What this model costs there. What the file says of it wins; then, what runs on this machine
    /// or in this network is free; then the table counts.
    public Tariff of(ModelSettings.Chat chat) {
        return of(chat.endpoint(), chat.model());
    }

    /// What another model of that endpoint costs.
    public Tariff of(Endpoint endpoint, String model) {
        Optional<Price> named = own.of(model);
        if (named.isPresent()) {
            return new Tariff(Tariff.Kind.LISTED, named.get());
        }
        if (isNear(endpoint)) {
            return Tariff.FREE;
        }
        return standard.of(model)
                .map(price -> new Tariff(Tariff.Kind.LISTED, price))
                .orElseGet(() -> new Tariff(Tariff.Kind.UNKNOWN, guess()));
    }

    private Price guess() {
        return own.otherwise().or(standard::otherwise).orElse(Price.NOTHING);
    }

    private static boolean isNear(Endpoint endpoint) {
        return NearHosts.contains(endpoint.base().getHost());
    }
}
