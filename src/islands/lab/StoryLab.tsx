import { useMemo } from 'preact/hooks';
import { createProgressStore } from '#browser/progress-store.ts';
import { Lab, type LabProps, type LabStory } from './Lab.tsx';
import { StoryBar, type Story } from './patrol/StoryBar.tsx';

/** The patrol's story played in the lab. The sandbox has none, and does not load what only the story needs. */
export function StoryLab({ story, ...lab }: Omit<LabProps, 'story' | 'openTask'> & { readonly story: Story }) {
  const told = useMemo(
    (): LabStory => ({
      remember: (patrol) => patrol.remember(createProgressStore(window), story.name),
      bar: (onRestart) => <StoryBar story={story} onRestart={onRestart} />,
    }),
    [story],
  );
  return <Lab {...lab} story={told} />;
}
