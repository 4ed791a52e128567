import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/theme.css';
import { applyTheme, recallTheme } from '../ui/theme.ts';
import { App } from './App.tsx';
import { registerOffline } from './offline.ts';

applyTheme(recallTheme());

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
registerOffline();
