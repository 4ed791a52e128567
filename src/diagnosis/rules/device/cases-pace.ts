import { deviceAsk, deviceTokens, deviceTrace, pending, poll, slowDown } from '../../testing/made-device.ts';
import type { Reply } from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';

/** A poll so many seconds after the one before. */
const at = (after: number, reply: Reply) => poll(reply, {}, { after });
const times = (count: number, after: number, reply: Reply) =>
  Array.from({ length: count }, () => at(after, reply));

/** Traces about how long a device waits. */
export const paceCases: readonly RuleCases[] = [
  {
    rule: 'device_polls_too_fast',
    fires: {
      'every second': () => deviceTrace([deviceAsk(), at(1, pending), ...times(11, 1, slowDown)]),
      'and gets its tokens all the same': () =>
        deviceTrace([deviceAsk(), at(1, pending), ...times(3, 1, slowDown), at(1, deviceTokens)]),
      'no interval told, so 5 s': () =>
        deviceTrace([deviceAsk({ interval: undefined }), at(3, pending), ...times(4, 2, slowDown)]),
      'the device authorization is not in the trace': () =>
        deviceTrace([at(1, pending), ...times(4, 1, slowDown)], ['beginning']),
      'the server lets it pass, so that it is a note': () =>
        deviceTrace([deviceAsk(), ...times(4, 2, pending), at(2, deviceTokens)]),
    },
    nearly: {
      'polls 5.1 s apart': () => deviceTrace([deviceAsk(), ...times(5, 5.1, pending), at(5.1, deviceTokens)]),
      'the first poll at once': () =>
        deviceTrace([deviceAsk(), at(0.1, pending), ...times(2, 5, pending), at(5, deviceTokens)]),
      'a timer that is a little early': () =>
        deviceTrace([deviceAsk(), ...times(5, 4.9, pending), at(4.8, deviceTokens)]),
      'slow_down once, then longer': () =>
        deviceTrace([
          deviceAsk(),
          at(5, pending),
          at(3, slowDown),
          ...times(2, 10, pending),
          at(10, deviceTokens),
        ]),
      'one poll by hand': () => deviceTrace([deviceAsk(), at(5, pending), at(1.5, deviceTokens)]),
      'a short interval, as told': () => deviceTrace([deviceAsk({ interval: 1 }), ...times(9, 1, pending)]),
      'only after slow_down too soon': () =>
        deviceTrace([deviceAsk(), at(5, pending), ...times(3, 5.1, slowDown)]),
    },
    missing: { times: () => deviceTrace([deviceAsk(), at(1, pending), ...times(4, 1, slowDown)], ['times']) },
  },
  {
    rule: 'device_slow_down_ignored',
    fires: {
      'keeps the first interval': () =>
        deviceTrace([deviceAsk(), at(5, pending), ...times(4, 5.1, slowDown)]),
      'adds 5 s once only': () =>
        deviceTrace([
          deviceAsk(),
          at(5, pending),
          at(5, slowDown),
          at(10, slowDown),
          at(10, slowDown),
          at(10, slowDown),
        ]),
      'and the server lets it pass, so that it is a note': () =>
        deviceTrace([
          deviceAsk(),
          at(5, pending),
          at(5, slowDown),
          ...times(3, 5.1, pending),
          at(5, deviceTokens),
        ]),
    },
    nearly: {
      'waits 5 s longer': () =>
        deviceTrace([deviceAsk(), at(5, pending), at(5, slowDown), ...times(3, 10, pending)]),
      'longer each time': () =>
        deviceTrace([deviceAsk(), at(5, slowDown), at(10, slowDown), at(15, deviceTokens)]),
      'slow_down at the end': () => deviceTrace([deviceAsk(), at(5, pending), at(5, slowDown)]),
      'too fast from the start': () => deviceTrace([deviceAsk(), at(1, pending), ...times(4, 1, slowDown)]),
      'never told to': () => deviceTrace([deviceAsk(), ...times(4, 5, pending)]),
    },
    missing: { times: () => deviceTrace([deviceAsk(), at(5, slowDown), at(5, slowDown)], ['times']) },
  },
];
