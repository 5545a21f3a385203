// Which tests send PostgreSQL nothing that other tests do not send: usage: node statements.mjs LOG TOWNS RESULTS > tests/covered-on-postgres.txt
//   LOG      what the server logged with log_statement=all and log_line_prefix='%d_'
//   TOWNS    a line for each town: its database, the class of the test and, unless the class shares it, the method
//   RESULTS  the run's results as XML, for how long each test took
// The run of everything leaves these out on PostgreSQL; `./daylight test --db postgres` runs them too.
import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const [log, towns, results] = process.argv.slice(2);

const seconds = new Map();
for (const [test] of readFileSync(results, "utf8").matchAll(/<test [^>]*>/g)) {
  const of = (name) => test.match(new RegExp(` ${name}="([^"]*)"`))[1];
  const method = `${of("type")}.${of("method")}`;
  seconds.set(method, (seconds.get(method) ?? 0) + Number(of("time")));
}

// A town that a class shares speaks for all its tests: they stay.
const tests = new Map(), shared = new Set();
for (const line of readFileSync(towns, "utf8").trim().split("\n")) {
  const [database, type, method] = line.split(" ");
  if (method) tests.set(database, `${type}.${method}`);
  else shared.add(`${type}.`);
}

const sent = new Map();
let database, statement = [];

function end() {
  const test = database && tests.get(database);
  if (test && statement.length > 0) {
    const text = statement.join(" ").replaceAll(/\s+/g, " ").replaceAll(/\b\d+\b/g, "N").replaceAll(/\(\$N(, \$N)*\)/g, "($)");
    if (!sent.has(test)) sent.set(test, new Set());
    sent.get(test).add(text);
  }
  statement = [];
}

for await (const line of createInterface({ input: createReadStream(log) })) {
  const begins = line.match(/^(\w*?)_([A-Z]+):  (?:(?:execute [^:]*|statement): )?(.*)/);
  if (begins) {
    end();
    database = begins[2] === "LOG" ? begins[1] : undefined;
    statement = [begins[3]];
  } else statement.push(line.trim());
}
end();

// The test with most that no chosen one has sent, for its time, again and again; then whatever the later ones made needless goes.
const left = new Set([...sent.values()].flatMap((all) => [...all]));
const chosen = [];
const news = (test) => [...sent.get(test)].filter((text) => left.has(text)).length;
const worth = (test) => news(test) / ((seconds.get(test) ?? 0) + 0.5);
while (left.size > 0) {
  const best = [...sent.keys()].map((test) => [worth(test), test]).reduce((a, b) => (b[0] > a[0] ? b : a))[1];
  chosen.push(best);
  for (const text of sent.get(best)) left.delete(text);
}
const times = new Map();
for (const test of chosen) for (const text of sent.get(test)) times.set(text, (times.get(text) ?? 0) + 1);
const needed = new Set(chosen);
for (const test of [...chosen].sort((a, b) => seconds.get(b) - seconds.get(a))) {
  if ([...sent.get(test)].some((text) => times.get(text) === 1)) continue;
  needed.delete(test);
  for (const text of sent.get(test)) times.set(text, times.get(text) - 1);
}

const covered = [...seconds.keys()].filter((test) => sent.has(test) && !needed.has(test) && ![...shared].some((type) => test.startsWith(type)));
console.log(`# Of ${times.size} statements these tests send PostgreSQL none that ${needed.size} others do not send. Written by: ./daylight test statements`);
console.log(covered.sort().join("\n"));
console.error(`${times.size} statements; ${needed.size} tests send all of them, ${covered.length} add none.`);
