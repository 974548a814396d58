package io.lanewise.model;

/** A network as a layer of another one, where no model stands around it: as files describe it. */
public final class NetworkLayer implements NestedModel {
    private final Network network;

    /** The layer that a network is. */
    public NetworkLayer(Network network) {
        this.network = network;
    }

    @Override
    public Network network() {
        return network;
    }
}
