/** A newer version of the server has taken this office over; this one would misread its states and must leave it alone. */
export class StatesOfNewerVersion extends Error {}
