/** The article that a code names which was printed before there were posters (shared/rules/posters); undefined when it names none. */
export const articleOfScene = (scene: string): string | undefined => /^a=([0-9A-HJKMNP-TV-Z]{26})$/.exec(scene)?.[1]
