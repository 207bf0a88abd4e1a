// Shows the model that stands as text in the page; without script the page says all of it in tables.
for (const section of document.querySelectorAll("[data-bpmn]")) {
  const container = section.querySelector(".bpmn-canvas");
  section.hidden = false;
  const viewer = new BpmnJS({ container });
  viewer
    .importXML(document.getElementById(section.dataset.bpmn).value)
    .then(() => {
      // Without a size, as while the page is being left, there is nothing to fit into.
      const fit = () => {
        if (container.clientWidth && container.clientHeight) viewer.get("canvas").zoom("fit-viewport", "auto");
      };
      fit();
      for (const id of section.dataset.faults.split(" ").filter((id) => viewer.get("elementRegistry").get(id))) {
        viewer.get("canvas").addMarker(id, "is-fault");
      }
      // A turned phone or a narrower window.
      new ResizeObserver(() => {
        viewer.get("canvas").resized();
        fit();
      }).observe(container);
    })
    .catch(() => {
      container.hidden = true;
      section.querySelector("[data-bpmn-failed]").hidden = false;
    });
}
