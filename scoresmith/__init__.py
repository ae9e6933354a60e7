"""scoresmith 谱匠: a sentence goes in; an editable plan, a multi-track score and audio come out."""
