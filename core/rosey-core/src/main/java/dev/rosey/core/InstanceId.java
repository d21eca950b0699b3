package dev.rosey.core;

/**
 * An instance of a plugin. What an instance calls itself is its own to choose, so it stands for nobody but one of the plugin of
 * that name, which the bus vouches for.
 *
 * @param plugin the plugin's name
 * @param id what the instance calls itself
 */
record InstanceId(String plugin, String id) {}
