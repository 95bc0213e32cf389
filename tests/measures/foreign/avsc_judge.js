// npm's avsc as a judge: one argument, the folder of the cases (tests/FitbitSdk.FormatJudges/AvroCases.cs). Prints one JSON object.
const fs = require('node:fs');
const path = require('node:path');
const util = require('node:util');
const avro = require('avsc');

// Its longs are numbers of 53 bits; these are whole.
const long = avro.types.LongType.__with({
  fromBuffer: (buffer) => buffer.readBigInt64LE(),
  toBuffer: (value) => { const buffer = Buffer.alloc(8); buffer.writeBigInt64LE(value); return buffer; },
  fromJSON: BigInt,
  toJSON: Number,
  isValid: (value) => typeof value === 'bigint',
  compare: (one, other) => (one === other ? 0 : one < other ? -1 : 1),
});
const options = () => ({ typeHook: (schema) => (schema === 'long' || schema.type === 'long' ? long : undefined) });   // anew: it keeps names in there
const parse = (schema) => avro.Type.forSchema(schema, options());

const bits = (value) => {
  const buffer = Buffer.alloc(8);
  buffer.writeDoubleBE(value);
  return Number.isNaN(value) ? 'NaN' : buffer.toString('hex').toUpperCase();
};
const real = (text) => (text === 'NaN' ? NaN : Buffer.from(text, 'hex').readDoubleBE());
const mapped = (entries, change) => Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, change(value)]));

/** A value as it stands in plain.jsonl. */
function plain(type, value) {
  switch (type.typeName) {
    case 'abstract:long': return value.toString();
    case 'float': case 'double': return bits(value);
    case 'bytes': case 'fixed': return value.toString('hex').toUpperCase();
    case 'record': return Object.fromEntries(type.fields.map((field) => [field.name, plain(field.type, value[field.name])]));
    case 'array': return value.map((item) => plain(type.itemsType, item));
    case 'map': return mapped(value, (item) => plain(type.valuesType, item));
    case 'union:unwrapped': return value === null ? null : plain(type.types.find((branch) => branch.isValid(value)), value);
    default: return value;
  }
}

const FORMS = { boolean: ['boolean'], int: ['number'], record: ['object'], array: ['object'], map: ['object'], null: [] };
const fits = (type, form) => (FORMS[type.typeName] ?? ['string']).includes(typeof form);

/** The value that stands in plain.jsonl. */
function value(type, form) {
  switch (type.typeName) {
    case 'abstract:long': return BigInt(form);
    case 'float': case 'double': return real(form);
    case 'bytes': case 'fixed': return Buffer.from(form, 'hex');
    case 'record': return Object.fromEntries(type.fields.map((field) => [field.name, value(field.type, form[field.name])]));
    case 'array': return form.map((item) => value(type.itemsType, item));
    case 'map': return mapped(form, (item) => value(type.valuesType, item));
    case 'union:unwrapped': return form === null ? null : value(type.types.find((branch) => fits(branch, form)), form);
    default: return form;
  }
}

const lines = (file) => fs.readFileSync(file, 'utf8').split('\n').filter((line) => line).map((line) => JSON.parse(line));

const read = (file, reader) => new Promise((done, failed) => {
  const values = [];
  avro.createFileDecoder(file, { parseHook: parse, readerSchema: reader }).on('data', (one) => values.push(one)).on('end', () => done(values)).on('error', failed);
});

const write = (file, type, forms, codec) => new Promise((done, failed) => {
  const encoder = new avro.streams.BlockEncoder(type, { codec, blockSize: 4096 });
  encoder.on('error', failed).pipe(fs.createWriteStream(file)).on('finish', done).on('error', failed);
  forms.forEach((form) => encoder.write(value(type, form)));
  encoder.end();
});

async function judge(folder, found) {
  const at = (name) => path.join(folder, name);
  const note = (what) => found.wrong.push(`${path.basename(folder)}: ${what}`);
  const schema = JSON.parse(fs.readFileSync(at('schema.avsc')));
  const type = parse(schema);
  found.schemas++;
  if (avro.Type.forSchema(schema).fingerprint('sha256').toString('hex') !== fs.readFileSync(at('sha256'), 'utf8')) note('another fingerprint');

  const forms = lines(at('plain.jsonl'));
  const check = (what, type, values, expected) => {
    found.values += values.length;
    const wrong = expected.filter((form, i) => i >= values.length || !util.isDeepStrictEqual(form, plain(type, values[i]))).length;
    if (wrong || values.length !== expected.length) note(`${what}: ${wrong} of ${expected.length} values differ`);
  };
  const ours = fs.readdirSync(folder).filter((name) => name.startsWith('our-'));
  if (!ours.length || !forms.length) note('nothing of ours to read');
  for (const name of ours) check(name, type, await read(at(name)), forms);
  if (fs.existsSync(at('reader.avsc'))) {
    const reader = parse(JSON.parse(fs.readFileSync(at('reader.avsc'))));
    check('with the other schema', reader, await read(at(ours[0]), reader), lines(at('resolved.jsonl')));
  }

  for (const codec of ['null', 'deflate']) await write(at(`their-avsc-${codec}.avro`), type, forms, codec);
}

async function main(cases) {
  const found = { schemas: 0, values: 0, wrong: [] };
  for (const name of fs.readdirSync(cases).sort()) {
    try {
      await judge(path.join(cases, name), found);
    } catch (error) {
      found.wrong.push(`${name}: ${error.message}`);
    }
  }
  console.log(JSON.stringify(found));
}

main(process.argv[2]);
