/* Only behind the door: says how far a command is, and that files are too large before they are sent. */
(function () {
  "use strict";
  var place = document.getElementById("lage");
  function told(answer) { return answer.ok ? answer.json() : Promise.reject(new Error("no answer")); }
  function show(now) {
    if (now.state !== "running") { window.location.reload(); return; }
    var words = document.getElementById("steg"), bar = document.getElementById("framsteg");
    if (words.textContent !== now.text) { words.textContent = now.text; }
    bar.max = now.of;
    bar.value = now.done;
    window.setTimeout(ask, 1000);
  }
  function ask() {
    window.fetch(place.getAttribute("data-address"), { cache: "no-store" }).then(told).then(show).catch(function () {
      window.setTimeout(ask, 4000);
    });
  }
  if (place) { window.setTimeout(ask, 500); }
  var files = document.querySelector("input[data-most]");
  if (files) {
    files.form.addEventListener("submit", function (event) {
      var sum = Array.from(files.files).reduce(function (size, file) { return size + file.size; }, 0);
      var large = sum > Number(files.getAttribute("data-most"));
      document.getElementById("for-stort").textContent = large ? files.getAttribute("data-said") : "";
      if (large) { event.preventDefault(); }
    });
  }
})();
