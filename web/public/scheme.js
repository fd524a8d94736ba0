// Runs before the first paint, so that a dark screen never flashes white. A file of its own: the content security policy allows no inline script.
(function () {
  var chosen = localStorage.getItem('relata-scheme');
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  var language = localStorage.getItem('relata-language');
  if (language) document.documentElement.lang = language;
})();
