// What every page must satisfy as HTML, as the browser holds it. A rule is changed only for the reason beside it.
module.exports = {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // A browser writes `selected=""` for what it was given as `selected`.
    "attribute-boolean-style": ["error", { style: "empty" }],
    // Dash names its own scripts `_dash-config`, `_dash-renderer`; plotly its style sheet `plotly.js-style-global`.
    "valid-id": ["error", { relaxed: true }],
    // Dash writes the type of its own inline script.
    "script-type": "off",
    // WAI-ARIA allows a name on a list: the chosen filters are one.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    // Lengths of drawings are set by script, in the browser; the content security policy refuses any style in the HTML.
    "no-inline-style": "off",
  },
};
