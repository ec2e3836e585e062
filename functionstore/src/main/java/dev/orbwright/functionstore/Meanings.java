package dev.orbwright.functionstore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What texts mean, as far as the embedder says: where it fails, or is left alone because it just
/// did, meanings are unknown. Nothing here throws an [EmbedderException].
final class Meanings {
    private static final Logger LOG = LoggerFactory.getLogger(Meanings.class);

    /// After as many texts in a row it is not the texts that are the trouble.
    private static final int FAILURES_OF_AN_OUTAGE = 2;

    private final UnitVectors vectors;
    private final Outage outage;

    Meanings(UnitVectors vectors, Outage outage) {
        this.vectors = vectors;
        this.outage = outage;
    }

    boolean canAsk() {
        return !outage.isPausing();
    }

    Meaning of(String text) {
        if (!canAsk()) {
            return new Meaning.Unknown();
        }
        try {
            Meaning meaning = vectors.of(text);
            outage.answered();
            return meaning;
        } catch (EmbedderException e) {
            failed(e);
            return new Meaning.Unknown();
        }
    }

    /// One for each document. One whose text the embedder does not take keeps no other from its
    /// vector.
    List<Meaning> ofAll(List<Document> documents) {
        if (!canAsk()) {
            return Collections.nCopies(documents.size(), new Meaning.Unknown());
        }
        try {
            List<Meaning> meanings = vectors.ofAll(documents);
            outage.answered();
            return meanings;
        } catch (EmbedderException e) {
            if (documents.size() > 1 && !Thread.currentThread().isInterrupted()) {
                return oneByOne(documents);
            }
            failed(e);
            return Collections.nCopies(documents.size(), new Meaning.Unknown());
        }
    }

    private List<Meaning> oneByOne(List<Document> documents) {
        List<Meaning> meanings = new ArrayList<>(documents.size());
        int failures = 0;
        for (Document document : documents) {
            if (failures == FAILURES_OF_AN_OUTAGE) {
                meanings.add(new Meaning.Unknown());
                continue;
            }
            try {
                meanings.add(vectors.ofAll(List.of(document)).getFirst());
                outage.answered();
                failures = 0;
            } catch (EmbedderException e) {
                LOG.debug("No vector for {}", document.id(), e);
                meanings.add(new Meaning.Unknown());
                if (++failures == FAILURES_OF_AN_OUTAGE) {
                    failed(e);
                }
            }
        }
        return meanings;
    }

    private void failed(EmbedderException e) {
        if (!Thread.currentThread().isInterrupted()) { // else it was the caller who gave up
            outage.failed(e);
        }
    }
}
