/// What is counted and measured for `GET /metrics`, in the format of Prometheus.
///
/// Parts that know something are asked when somebody looks; events (model calls, wishes) are told
/// to [Metrics] as they happen. No player's id is a label: there may be any number of players.
/// Thread-safe.
@NullMarked
package dev.orbwright.server.metrics;

import org.jspecify.annotations.NullMarked;
