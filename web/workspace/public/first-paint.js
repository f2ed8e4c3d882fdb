/* Sets theme and language before the first paint; a file of its own because the policy forbids inline scripts. */
(function () {
  var root = document.documentElement;
  var read = function (key) {
    try {
      return window.localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  var theme = read('tripartite.theme');
  var dark = theme === 'dark' || (theme !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  var language = read('tripartite.language') || navigator.language || 'en';
  root.lang = language.toLowerCase().indexOf('zh') === 0 ? 'zh-CN' : 'en';
})();
