// Draws the charts of a page of figures from what stands in their attributes; the table beside each says the same without script.
const style = getComputedStyle(document.documentElement);
const colour = (name, otherwise) => style.getPropertyValue(name).trim() || otherwise;
const number = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });
Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
Chart.defaults.font.size = 14;
Chart.defaults.color = colour("--ink", "#26211d");
// Dash, point and colour all differ: no colour speaks alone.
const looks = [
  { colour: colour("--brand", "#a6192e"), dash: [], point: "circle" },
  { colour: colour("--blue", "#1a4f8b"), dash: [6, 4], point: "rect" },
  { colour: colour("--ink-soft", "#5a524b"), dash: [2, 3], point: "triangle" },
];

for (const figure of document.querySelectorAll("[data-chart]")) {
  const { labels, series, unit, bars } = JSON.parse(figure.dataset.chart);
  figure.hidden = false;
  new Chart(figure.querySelector("canvas"), {
    type: bars ? "bar" : "line",
    data: {
      labels,
      datasets: series.map(({ name, values }, i) => {
        const look = looks[i % looks.length];
        return {
          label: name,
          data: values,
          borderColor: look.colour,
          backgroundColor: bars ? look.colour : "transparent",
          borderDash: look.dash,
          pointStyle: look.point,
          pointRadius: 4,
          borderWidth: 2,
          spanGaps: false,
        };
      }),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: "index", intersect: false },
      scales: {
        x: { grid: { display: false } },
        y: { beginAtZero: true, suggestedMax: unit === "%" ? 100 : undefined, ticks: { callback: (value) => `${number.format(value)}${unit === "%" ? " %" : ""}` } },
      },
      plugins: {
        legend: { position: "bottom", labels: { usePointStyle: true } },
        tooltip: { callbacks: { label: (item) => `${item.dataset.label}: ${item.parsed.y === null ? "–" : number.format(item.parsed.y)}${unit ? ` ${unit}` : ""}` } },
      },
    },
  });
}
