import { useEffect, useState } from 'react';
import { useServices } from '../../app/services.tsx';

/** Milliseconds between two looks while something waits. */
const lookAgainMs = 3000;

/**
 * Which of a dossier's files the server has not confirmed yet.
 *
 * @param hashes of its files, separated by spaces: a text, so that equal lists are equal
 */
export function useWaitingFiles(hashes: string): ReadonlySet<string> {
  const { bridge } = useServices();
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const look = async (): Promise<void> => {
      const found = await bridge.invoke('attachment.waiting');
      if (isGone) return;
      const own = found.filter((hash) => hashes.includes(hash));
      setWaiting(new Set(own));
      if (own.length > 0) timer = setTimeout(() => void look(), lookAgainMs);
    };
    void look();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [bridge, hashes]);
  return waiting;
}
