// Reads every .ttl and .jsonld of a folder with n3 and jsonld, and prints what they say: { file: [[subject, predicate, kind, value, language, datatype], …] }.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import jsonld from 'jsonld'
import N3 from 'n3'

const folder = process.argv[2]
const read = {}
for (const name of readdirSync(folder)) {
  const text = readFileSync(join(folder, name), 'utf8')
  const quads = name.endsWith('.ttl')
    ? new N3.Parser({ format: 'text/turtle' }).parse(text)
    : await jsonld.toRDF(JSON.parse(text), { documentLoader: address => { throw new Error(`asks for ${address}`) } })
  read[name] = quads.map(({ subject, predicate, object }) => [
    subject.value, predicate.value, object.termType, object.value, object.language || '', object.datatype ? object.datatype.value : ''])
}
process.stdout.write(JSON.stringify(read))
