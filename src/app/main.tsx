import { createRoot } from 'react-dom/client';
import { registerOffline } from './offline.ts';

const root = document.getElementById('root');
if (root) createRoot(root).render(<h1>Grant Tour</h1>);
registerOffline();
