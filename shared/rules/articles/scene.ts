/** What a printed code carries: at most 32 characters, all of them allowed in a scene. */
export const sceneOfArticle = (articleId: string): string => `a=${articleId}`

/** The article that a scene names; undefined when it names none. */
export const articleOfScene = (scene: string): string | undefined => /^a=([0-9A-HJKMNP-TV-Z]{26})$/.exec(scene)?.[1]
