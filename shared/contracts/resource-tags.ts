/** Tag of an object that no later run reads: the bucket's lifecycle rules let go of it. */
export const releasedTag = { key: 'strata', value: 'released' } as const;
