/* Small things only a script can do: put what stands still into its place, open fold-outs for print, follow a link to a place drawn late. */
(function () {
  "use strict";
  var MARKUP = "data-markup", LENGTHS = "data-lengths";
  function setLengths(drawing) {
    drawing.getAttribute(LENGTHS).split(";").forEach(function (length) {
      var said = length.split(":");
      drawing.style.setProperty(said[0], said[1]);
    });
  }
  function fill(place) {
    var held = document.createElement("template");
    held.innerHTML = place.getAttribute(MARKUP);
    place.removeAttribute(MARKUP);
    place.replaceChildren(held.content);
    place.querySelectorAll("[" + LENGTHS + "]").forEach(setLengths);
  }
  new MutationObserver(function () {
    document.querySelectorAll("[" + MARKUP + "]").forEach(fill);
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: [MARKUP] });
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
