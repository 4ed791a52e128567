import { Component, type ReactNode } from 'react';
import { Button, LinkButton } from '../ui/Button.tsx';
import { Notice } from './Notice.tsx';
import { formatRoute } from './route.ts';

/** Says in plain words that a part of the page failed, and offers ways on. Give it a `key` to start afresh elsewhere. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <Notice
        title="This part of the page stopped working"
        actions={
          <>
            <Button variant="primary" icon="restart" onClick={() => window.location.reload()}>
              Load the page again
            </Button>
            <LinkButton href={formatRoute({ name: 'home' })}>All flows</LinkButton>
          </>
        }
      >
        <p>
          It is a fault of ours, or a file of the page did not arrive. Nothing was sent anywhere, and the
          address still says where you were.
        </p>
      </Notice>
    );
  }
}
