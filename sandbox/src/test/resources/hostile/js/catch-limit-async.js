// Tries: to go on in a promise after the limit that ended the run.
// Stopped by: a run that is over runs no further jobs.
// Expect: exhausted HOST_CALLS
async function attack() {
  const flood = async () => { for (;;) host.echo(1); };
  Promise.resolve().then(() => { try { for (;;) host.echo(2); } finally { for (;;) host.echo(3); } });
  try { await flood(); } catch { for (;;) await flood().catch(flood).finally(flood); } finally { return flood(); }
}
