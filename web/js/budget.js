// What one may still spend on models, before it is spent: from the accounts that the server sends. Pure functions.

/**
 * @typedef {import("./types.js").Account} Account
 * @typedef {import("./types.js").BudgetLine} BudgetLine
 *
 * @typedef {object} Left what is left of the scarcest limit
 * @property {number} share 0 to 1, of the limit
 * @property {string} text a sentence
 * @property {boolean} low
 */

const LOW = 0.2;

/**
 * @param {Account | null | undefined} account
 * @param {string} [whose] begins the sentence
 * @returns {Left | null} null where nothing is limited
 */
export function leftOf(account, whose = "You have") {
  const day = account?.day;
  if (!day) return null;
  const tokens = shareOf(day.tokens_left, day.tokens_limit);
  const money = shareOf(day.usd_left, day.usd_limit);
  if (tokens === null && money === null) return null;
  const share = Math.min(tokens ?? 1, money ?? 1);
  const amounts = [
    tokens !== null && `${rounded(day.tokens_left ?? 0)} of ${rounded(day.tokens_limit ?? 0)} tokens`,
    money !== null && `$${(day.usd_left ?? 0).toFixed(2)} of $${(day.usd_limit ?? 0).toFixed(2)}`,
  ].filter(Boolean);
  const renews = renewal(day.renews_at);
  return { share, low: share <= LOW, text: `${whose} ${amounts.join(" and ")} left for today${renews ? `; it renews ${renews}` : ""}.` };
}

/** @param {number | undefined} left @param {number | undefined} limit */
function shareOf(left, limit) {
  if (typeof left !== "number" || typeof limit !== "number") return null;
  return limit <= 0 ? 0 : Math.min(1, Math.max(0, left / limit));
}

/** @param {number} tokens */
function rounded(tokens) {
  return tokens >= 10_000 ? `${Math.floor(tokens / 1_000).toLocaleString("en")},000` : Math.floor(tokens).toLocaleString("en");
}

/** @param {string | undefined} at */
function renewal(at) {
  const time = at ? new Date(at) : null;
  return time && !Number.isNaN(time.getTime()) ? `at ${time.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })}` : "";
}
