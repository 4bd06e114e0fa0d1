/* Swedish for the charts: plotly's own file lacks the separators. Read by plotly when it starts. */
(function () {
  "use strict";
  var swedish = {
    moduleType: "locale",
    name: "sv",
    dictionary: {
      "Autoscale": "Anpassa skalan",
      "Download plot": "Ladda ned diagrammet",
      "Download plot as a PNG": "Ladda ned diagrammet som PNG",
      "Reset axes": "Återställ axlarna",
      "Zoom": "Zooma",
      "Zoom in": "Zooma in",
      "Zoom out": "Zooma ut"
    },
    format: {
      days: ["söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"],
      shortDays: ["sön", "mån", "tis", "ons", "tors", "fre", "lör"],
      months: [
        "januari", "februari", "mars", "april", "maj", "juni",
        "juli", "augusti", "september", "oktober", "november", "december"
      ],
      shortMonths: ["jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"],
      date: "%Y-%m-%d",
      decimal: ",",
      thousands: "\u00a0",
      grouping: [3],
      currency: ["", "\u00a0kr"]
    }
  };
  if (window.Plotly) {
    window.Plotly.register(swedish);
  } else {
    window.PlotlyLocales = window.PlotlyLocales || [];
    window.PlotlyLocales.push(swedish);
  }
})();
