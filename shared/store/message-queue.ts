/** Where `ingest-drop` leaves what is left to do of a drop. */
export interface MessageQueue {
  send(body: string): Promise<void>;
}
