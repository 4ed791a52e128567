import { Disclosure } from '../../ui/Disclosure.tsx';
import styles from './OpenPanel.module.css';

interface Way {
  readonly from: string;
  readonly steps: readonly string[];
  readonly lacks: string;
}

const ways: readonly Way[] = [
  {
    from: 'Chrome, Edge',
    steps: [
      'Open DevTools (F12), Network.',
      'Tick “Preserve log” and “Disable cache”, then sign in from the start.',
      'Export HAR: the arrow with a bar beneath it. For cookies and Authorization headers, first tick “Allow to generate HAR with sensitive data” in DevTools’ settings, Preferences, Network; then take “with sensitive data”.',
    ],
    lacks:
      'The default export leaves out Cookie, Set-Cookie and Authorization headers; codes, verifiers, passwords and tokens in URLs and bodies stay in. Bodies of redirects are never there.',
  },
  {
    from: 'Firefox',
    steps: [
      'Open Network (Ctrl+Shift+E, on a Mac Cmd+Option+E), tick “Persist Logs” in its gear menu.',
      'Sign in from the start.',
      'Right-click a request: “Save All As HAR”.',
    ],
    lacks: 'All headers and cookies are in it. Bodies of redirects are not.',
  },
  {
    from: 'Safari',
    steps: [
      'Tick “Show features for web developers” in Safari’s Advanced settings, open Web Inspector, Network.',
      'Tick “Preserve Log”, sign in from the start.',
      'Export: the button at the right of the Network tab.',
    ],
    lacks:
      'Redirects are left out: the authorization request and the redirect to the callback can be missing.',
  },
  {
    from: 'A test with Playwright',
    steps: [
      'Give the context recordHar with content “embed”.',
      'Close the context: only then is the file whole.',
    ],
    lacks: 'With content “omit” there are no bodies.',
  },
];

/** How to get a trace, what each export lacks, and how the back channel gets in. */
export function ExportHelp() {
  return (
    <section aria-label="How to get a trace" className={styles['help']}>
      <h2>How to get a trace</h2>
      {ways.map(({ from, steps, lacks }) => (
        <Disclosure key={from} summary={from}>
          <ol>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p className={styles['soft']}>{lacks}</p>
        </Disclosure>
      ))}
      <Disclosure summary="The back channel of an app with a server">
        <p>
          No browser sees what the app’s server sends to the token endpoint. Record it there and open both
          files together; they are merged by time, also when the clocks differ.
        </p>
        <ul>
          <li>A proxy before the server’s HTTP client: mitmproxy, Fiddler and Charles write HAR.</li>
          <li>
            The request again by hand: the output of curl -v, together with the command line, which holds the
            body.
          </li>
          <li>A log of the HTTP client, pasted as text: method, URL, headers, body, answer.</li>
        </ul>
      </Disclosure>
      <Disclosure summary="Before you pass a trace on">
        <p>
          A trace holds passwords, codes and tokens. Use an account for tests, sign out afterwards so that its
          session ends, and revoke its refresh tokens. Here nothing leaves the page; a link to this page never
          carries a trace.
        </p>
      </Disclosure>
    </section>
  );
}
