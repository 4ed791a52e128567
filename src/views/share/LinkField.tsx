import { useRef } from 'react';
import { Alert } from '../../ui/Alert.tsx';
import { CopyText } from '../../ui/CopyText.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { linkLength } from './link-length.ts';
import styles from './ShareRun.module.css';
import type { LinkState } from './use-link.ts';

/** The link to copy, how long it is, and why there is none. */
export function LinkField({ state }: { readonly state: LinkState }) {
  const field = useRef<HTMLInputElement>(null);
  if (state.kind === 'failed')
    return <Alert>No link can be made of this run. {state.reason} Send it as a file instead.</Alert>;
  const link = state.kind === 'made' ? state.link : '';
  const length = linkLength(link);
  return (
    <div className={styles['link']}>
      <TextField
        ref={field}
        label="Link to this run"
        code
        value={link}
        placeholder="The link is being made…"
        hint={link === '' ? undefined : length.words}
      />
      <CopyText
        text={link}
        variant="primary"
        unavailable={link === ''}
        onFail={() => field.current?.select()}
      >
        Copy link
      </CopyText>
      {length.mayBeCut && (
        <Alert>Some chats cut links of more than 2,000 characters. Send the run as a file instead.</Alert>
      )}
    </div>
  );
}
