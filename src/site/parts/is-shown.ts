/** Whether a section stands in the navigation; one that does not keeps its address and its stories. */
export const isShown = ({ shown }: { shown?: boolean }): boolean => shown !== false
