/** What can become of a message, in the order in which it does. Actions of `message` events. */
export const messageActions = ['sent', 'delivered', 'opened', 'clicked', 'bounced', 'unsubscribed'] as const;
export type MessageAction = (typeof messageActions)[number];
