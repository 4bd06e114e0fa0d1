/* Small things only a script can do: open fold-outs for print, follow a link to a place drawn late. */
(function () {
  "use strict";
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (part) { part.open = true; });
  });
  function follow() {
    var place = window.location.hash && document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    if (!place) { return false; }
    place.scrollIntoView();
    return true;
  }
  if (window.location.hash) {
    var watcher = new MutationObserver(function () { if (follow()) { watcher.disconnect(); } });
    watcher.observe(document.documentElement, { childList: true, subtree: true });
    window.setTimeout(function () { watcher.disconnect(); }, 10000);
  }
})();
