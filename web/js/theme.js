// Loaded before the first paint, so that a chosen theme does not flash. A classic script, because modules wait.
(function () {
  try {
    var theme = localStorage.getItem("orbwright.theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Without storage the system's theme is used.
  }
})();
