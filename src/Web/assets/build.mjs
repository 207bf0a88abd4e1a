// Builds everything under wwwroot/ from assets/ and the npm packages. No argument, no network; run by Web.csproj.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";

const assets = dirname(fileURLToPath(import.meta.url));
const packages = join(assets, "..", "node_modules");
const output = join(assets, "..", "wwwroot");
const fontPackage = join(packages, "@fontsource", "be-vietnam-pro");

rmSync(output, { recursive: true, force: true });
mkdirSync(join(output, "fonts"), { recursive: true });

const licences =
  "/*! Contains parts of Bootstrap (https://getbootstrap.com), Copyright 2011-2025 The Bootstrap Authors, MIT License. " +
  "Fonts: Be Vietnam Pro, SIL Open Font License 1.1, see fonts/LICENSE.txt. */";
const css = licences + fontFaces() + styleSheet();
// The Content-Security-Policy allows neither of these; a build that fails beats a page that looks broken.
if (/url\(["']?(data:|https?:|\/\/)/.test(css)) {
  throw new Error("app.css refers to a data: or foreign address, which the Content-Security-Policy forbids.");
}

copyFileSync(join(packages, "htmx.org", "dist", "htmx.min.js"), join(output, "htmx.min.js"));
copyFileSync(join(assets, "app.js"), join(output, "app.js"));
copyFileSync(join(assets, "passkey.js"), join(output, "passkey.js"));
copyFileSync(join(assets, "forms.js"), join(output, "forms.js"));
copyFileSync(join(assets, "autosave.js"), join(output, "autosave.js"));
bpmnViewer();
charts();
copyFileSync(join(assets, "favicon.svg"), join(output, "favicon.svg"));
// Last, since the build takes this file's time as that of them all.
writeFileSync(join(output, "app.css"), css);

function styleSheet() {
  return sass.compile(join(assets, "styles", "app.scss"), {
    style: "compressed",
    // Otherwise the sheet begins with a byte order mark, which behind the font faces would spoil its first rule.
    charset: false,
    loadPaths: [packages],
    quietDeps: true,
    // Bootstrap 5.3 is written with @import and can only be themed through it and its map functions.
    silenceDeprecations: ["import", "global-builtin"],
  }).css;
}

// Only the page that shows models of others loads it. Its licence asks that the mark in the picture stays.
function bpmnViewer() {
  const source = join(packages, "bpmn-js", "dist");
  const viewer = readFileSync(join(source, "bpmn-navigated-viewer.production.min.js"), "utf8");
  writeFileSync(join(output, "bpmn-viewer.js"), `${viewer}\n${readFileSync(join(assets, "bpmn-viewer.js"), "utf8")}`);
  const styles = ["diagram-js.css", "bpmn-js.css"].map((name) => readFileSync(join(source, "assets", name), "utf8"));
  // The Content-Security-Policy forbids pictures inside the sheet.
  const plain = styles.map((sheet) => sheet.replace(/url\('data:[^']*'\)/g, '"›"'));
  writeFileSync(join(output, "bpmn-viewer.css"), [...plain, readFileSync(join(assets, "bpmn-viewer.css"), "utf8")].join("\n"));
}

// Only pages of figures load it.
function charts() {
  const source = readFileSync(join(packages, "chart.js", "dist", "chart.umd.min.js"), "utf8").replace(/\n?\/\/# sourceMappingURL=.*$/m, "");
  writeFileSync(join(output, "figures.js"), `${source}\n${readFileSync(join(assets, "figures.js"), "utf8")}`);
}

// The names carry a hash of the content, so that the server may let browsers keep the files for ever.
function fontFaces() {
  const ranges = JSON.parse(readFileSync(join(fontPackage, "unicode.json"), "utf8"));
  const faces = [];
  for (const weight of [400, 600, 700]) {
    for (const subset of ["vietnamese", "latin"]) {
      const source = join(fontPackage, "files", `be-vietnam-pro-${subset}-${weight}-normal.woff2`);
      const hash = createHash("sha256").update(readFileSync(source)).digest("hex").slice(0, 10);
      const name = `be-vietnam-pro-${subset}-${weight}.${hash}.woff2`;
      copyFileSync(source, join(output, "fonts", name));
      faces.push(
        `@font-face{font-family:"Be Vietnam Pro";font-style:normal;font-weight:${weight};font-display:swap;` +
          `src:url(fonts/${name}) format("woff2");unicode-range:${ranges[subset]}}`,
      );
    }
  }
  copyFileSync(join(fontPackage, "LICENSE"), join(output, "fonts", "LICENSE.txt"));
  return faces.join("");
}
