// Set the remembered theme before the first paint; a classic script, as modules run too late for that.
(() => {
  let theme = null;
  try {
    theme = localStorage.getItem("theme");
  } catch {
    // storage may be switched off
  }
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
})();
