// The same five-step way in bpmn-engine, in memory: at each wait the state is saved as JSON and the process recovered from it, as an engine behind
// a database would have it. No database, no permissions, no log. Arguments: seconds of warm-up, seconds measured. One line of JSON: {perSecond, bytes}.
import { readFileSync } from "node:fs";
import { EventEmitter } from "node:events";
import { Engine } from "bpmn-engine";
import BpmnModdle from "bpmn-moddle";
import * as Elements from "bpmn-elements";
import Serializer, { deserialize, TypeResolver } from "moddle-context-serializer";

const [warmUp, measured] = process.argv.slice(2).map(Number);
const xml = readFileSync(new URL("vtlt-09.bpmn", import.meta.url), "utf8");
const steps = 5;
// Read once, as a program would that runs one version of a procedure many times.
const resolve = TypeResolver(Elements);
const moddle = await new BpmnModdle().fromXML(xml);
const serialized = Serializer(moddle, resolve).serialize();
let bytes = 0;

async function dossier() {
  let engine = new Engine({ name: "vtlt-09", sourceContext: deserialize(JSON.parse(serialized), resolve) });
  await engine.execute();
  for (let step = 0; step < steps; step++) {
    const kept = JSON.stringify(await engine.getState());
    await engine.stop();
    bytes = Math.max(bytes, kept.length);
    engine = new Engine({ name: "vtlt-09" }).recover(JSON.parse(kept));
    let signalled = false;
    const ended = new Promise((done, failed) => { engine.once("end", () => done(null)); engine.once("error", failed); });
    const listener = new EventEmitter();
    const next = new Promise(done => listener.on("activity.wait", task => {
      if (!signalled) {
        signalled = true;
        task.signal();
      } else {
        done(task);
      }
    }));
    await engine.resume({ listener });
    const reached = await Promise.race([ended, next]);
    if ((reached === null) !== (step === steps - 1))
      throw new Error(`After step ${step + 1} the process is not where it should be.`);
  }
}

async function during(seconds) {
  const begun = performance.now();
  let count = 0;
  while (performance.now() - begun < seconds * 1000) {
    await dossier();
    count++;
  }
  return count / ((performance.now() - begun) / 1000);
}

await during(warmUp);
console.log(JSON.stringify({ perSecond: await during(measured), bytes }));
