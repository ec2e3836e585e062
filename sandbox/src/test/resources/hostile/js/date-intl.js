// Tries: to spend memory and time in the tables of dates and languages.
// Stopped by: the CPU, memory or statement limit.
// Expect: exhausted CPU | exhausted MEMORY | exhausted STATEMENTS | exhausted WALL_CLOCK
function attack() {
  for (let i = 0; ; i++) {
    new Date(i * 1e9).toLocaleString(['de', 'th-TH-u-nu-thai', 'ar-EG'][i % 3], { timeZone: 'Asia/Kolkata', dateStyle: 'full' });
  }
}
