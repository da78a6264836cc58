import { useSyncExternalStore } from 'react';

const still = window.matchMedia('(prefers-reduced-motion: reduce)');

function subscribe(listener: () => void) {
  still.addEventListener('change', listener);
  return () => still.removeEventListener('change', listener);
}

/** Whether windows and lists may grow and fade as they open; not for those who have told their system that movement disturbs them (WCAG 2.3.3). */
export const useMotion = (): boolean => useSyncExternalStore(subscribe, () => !still.matches);
