import { configureGlobal } from 'fast-check';

// Property tests see the same inputs in every run; FC_SEED=<number> tries others.
configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20_260_101) });
