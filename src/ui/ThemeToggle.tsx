import { useState } from 'react';
import { IconButton } from './Button.tsx';
import { applyTheme, recallTheme, type Theme, themes } from './theme.ts';

/** Goes round the themes: as the system, light, dark. */
export function ThemeToggle() {
  const [theme, setTheme] = useState(recallTheme);
  function turn() {
    const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'auto';
    applyTheme(next);
    setTheme(next);
  }
  return <IconButton label={`Theme: ${words[theme]}`} icon={icons[theme]} onClick={turn} />;
}

const icons = { auto: 'auto', light: 'sun', dark: 'moon' } as const;
const words: Readonly<Record<Theme, string>> = { auto: 'as your system', light: 'light', dark: 'dark' };
