import { get, type Handle } from '../../../protocol/http.ts';
import { bareSignatures } from '../bare-signatures.ts';
import { keepAlive } from '../client/keep-alive.ts';
import { assertSigned, flows, type Tokens } from '../flows.ts';
import { type Contestant, type FlowName, flowsInRun, type Site } from './contestant.ts';
import { contestants } from './index.ts';
import { injected } from './listener.ts';

/** How a server is reached. */
export type Way = 'over loopback' | 'in process';

/** What a worker does when it is told to, `runs` times, one after another. */
export type Task =
  /** A whole flow. */
  | { readonly task: 'flow'; readonly flow: FlowName; readonly runs: number }
  /** The signatures of the last flow with nothing around them. */
  | { readonly task: 'signatures'; readonly runs: number }
  /** A new server in the same process (once): what the compiler knows stays, what the server remembers goes. */
  | { readonly task: 'new server'; readonly runs: 1 }
  /** A call by light-my-request of a listener that only sends a page. */
  | { readonly task: 'injection'; readonly runs: number };

interface Measured {
  readonly milliseconds: number;
  readonly requests: number;
}

/** What one flow took, or why there was none. */
export type Report = Measured | { readonly failed: string };

// Each contestant has a process of its own: its own compiler, heap and event loop. Client and server share it, as in a test suite.
const [, , index = '', way] = process.argv;
let requests = 0;
let last: Tokens | undefined;
const contestant = contestants[Number(index)];
if (!contestant) throw new Error('This is started by the bench, not by hand.');
const newSite = () => (way === 'in process' ? asFunction(contestant) : overLoopback(contestant));
let site = await newSite();

process.on('message', (task: Task) => {
  perform(task).then(report, (error: unknown) => report({ failed: String(error) }));
});
// Ready.
report({ milliseconds: 0, requests: 0 });

function report(message: Report): void {
  process.send?.(message);
}

async function perform(task: Task): Promise<Report> {
  switch (task.task) {
    case 'flow':
      return flowsInTime(task.flow, task.runs);
    case 'signatures':
      if (!last) throw new Error('No flow has run yet.');
      return inTime(await bareSignatures(last), task.runs);
    case 'new server':
      site = await newSite();
      return { milliseconds: 0, requests: 0 };
    case 'injection': {
      const body = '<!doctype html>'.padEnd(1_000);
      const send = injected((_request, response) => response.end(body));
      return inTime(() => send(get(`${site.origin}/page`)), task.runs);
    }
  }
}

/** What a flow starts from and one run of it, which makes sure of the signatures, are not part of the time. */
async function flowsInTime(flow: FlowName, runs: number): Promise<Report> {
  const run = await flows[flow](site);
  last = await run();
  await assertSigned(last);
  const { milliseconds, requests: sent } = await inTime(run, runs);
  const many = flowsInRun(flow);
  return { milliseconds: milliseconds / many, requests: sent / many };
}

async function inTime(run: () => Promise<unknown>, runs: number): Promise<Measured> {
  requests = 0;
  const start = performance.now();
  for (let n = 0; n < runs; n += 1) await run();
  return { milliseconds: (performance.now() - start) / runs, requests: requests / runs };
}

async function asFunction(server: Contestant): Promise<Site> {
  const origin = 'http://auth.granttour.example';
  return { contestant: server, origin, send: counted(await server.inProcess(origin)) };
}

async function overLoopback(server: Contestant): Promise<Site> {
  const { origin } = await server.overLoopback();
  return { contestant: server, origin, send: counted(keepAlive(origin)) };
}

function counted(send: Handle): Handle {
  return (request) => {
    requests += 1;
    return send(request);
  };
}
