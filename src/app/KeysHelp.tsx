import { Dialog } from '../ui/Dialog.tsx';
import { KeyHint } from '../ui/KeyHint.tsx';
import styles from './KeysHelp.module.css';

const groups = [
  {
    title: 'In a run',
    keys: [
      [['→'], 'Next: let the held message go'],
      [['←'], 'Back: look at the one before'],
      [['Space'], 'Play or pause'],
      [['Home'], 'To the first'],
      [['End'], 'To the end: the demo user answers'],
      [['E'], 'Edit the message; an earlier one is gone on from'],
      [['C'], 'Continue from here, and keep what came after'],
      [['Q'], 'Questions about what comes, on or off; 1 to 4 choose, Enter goes on'],
      [['A'], 'About this flow'],
      [['O'], 'Options'],
      [['S'], 'Protections: switch checks off'],
      [['B'], 'Compare: another run beside this one'],
      [['F'], 'Findings: what went wrong so far'],
      [['G'], 'Glossary: the words of this run'],
      [['R'], 'Saved runs'],
      [['L'], 'Share: a link'],
    ],
  },
  {
    title: 'Side by side',
    keys: [
      [['→'], 'Next row'],
      [['←'], 'Row before'],
      [['D'], 'To the following difference; with Shift to the one before'],
    ],
  },
  {
    title: 'In an opened trace',
    keys: [
      [['→'], 'Next message'],
      [['←'], 'Message before'],
      [['Home', 'End'], 'To the first, to the last'],
      [['F'], 'To the findings'],
    ],
  },
  {
    title: 'Which flow?',
    keys: [
      [['1'], 'The first answer; 2, 3 and 4 are the others'],
      [['0'], 'Not sure: help; pressed again, the safe answer'],
      [['←'], 'Back to the question before'],
    ],
  },
  {
    title: 'Glossary',
    keys: [
      [['↑', '↓'], 'From entry to entry; down leads out of the search box'],
      [['Enter'], 'Open the first entry that the search finds'],
    ],
  },
  {
    title: 'Everywhere',
    keys: [
      [['/'], 'Search the glossary'],
      [['?'], 'These keys'],
      [['P'], 'Present: larger type for a projector'],
      [['Esc'], 'Close'],
    ],
  },
] as const;

/** All keys, in a dialog. */
export function KeysHelp({ open, onClose }: { readonly open: boolean; onClose(): void }) {
  return (
    <Dialog open={open} title="Keys" onClose={onClose}>
      {groups.map((group) => (
        <section key={group.title} className={styles['group']}>
          <h3>{group.title}</h3>
          <dl>
            {group.keys.map(([keys, does]) => (
              <div key={does}>
                <dt>
                  {keys.map((key) => (
                    <KeyHint key={key} keys={key} />
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
