package org.entente.cli.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A picture of nobody: a grey silhouette, made when it is needed. */
final class Photo {

    private Photo() {}

    static byte[] ofNobody() {
        var image = new BufferedImage(300, 400, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.LIGHT_GRAY);
        pen.fillRect(0, 0, 300, 400);
        pen.setColor(Color.DARK_GRAY);
        pen.fillOval(90, 60, 120, 150);
        pen.fillOval(30, 230, 240, 260);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
